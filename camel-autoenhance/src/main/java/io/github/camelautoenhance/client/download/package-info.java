/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/**
 * Downloading a picture, from the API's redirect to the last byte from the storage. Internal; may change in any
 * release.
 */
@NullMarked
package io.github.camelautoenhance.client.download;

import org.jspecify.annotations.NullMarked;
