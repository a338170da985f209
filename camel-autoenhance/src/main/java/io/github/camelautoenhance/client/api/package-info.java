/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** Requests to the API, the only ones that carry the key. Internal; may change in any release. */
@NullMarked
package io.github.camelautoenhance.client.api;

import org.jspecify.annotations.NullMarked;
