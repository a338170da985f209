/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** Events going out to the webhook: what is queued, sent and sent once more. Internal; may change in any release. */
@NullMarked
package io.github.camelautoenhance.emulator.webhook;

import org.jspecify.annotations.NullMarked;
