/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** The two HTTP clients, one request and its response. Internal; may change in any release. */
@NullMarked
package io.github.camelautoenhance.client.http;

import org.jspecify.annotations.NullMarked;
