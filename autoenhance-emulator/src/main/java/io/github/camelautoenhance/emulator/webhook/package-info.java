/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** Sends events to the webhook: the queue, the tries and their timing. Internal; may change in any release. */
@NullMarked
package io.github.camelautoenhance.emulator.webhook;

import org.jspecify.annotations.NullMarked;
