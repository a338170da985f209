/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** Registering a photo and sending it to its upload URL. Internal; may change in any release. */
@NullMarked
package io.github.camelautoenhance.client.upload;

import org.jspecify.annotations.NullMarked;
