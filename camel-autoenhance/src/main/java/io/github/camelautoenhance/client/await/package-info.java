/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** Waiting until the service has processed images and orders. Internal; may change in any release. */
@NullMarked
package io.github.camelautoenhance.client.await;

import org.jspecify.annotations.NullMarked;
