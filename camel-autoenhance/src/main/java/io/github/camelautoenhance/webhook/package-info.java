/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** Events that the service sends, received on the application's HTTP server. */
@NullMarked
package io.github.camelautoenhance.webhook;

import org.jspecify.annotations.NullMarked;
