/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/**
 * Between Camel's exchange and the client, for every resource alike: the asynchronous producer, the look-up of headers,
 * the photo in the message with its name and type.
 */
@NullMarked
package io.github.camelautoenhance.exchange;

import org.jspecify.annotations.NullMarked;
