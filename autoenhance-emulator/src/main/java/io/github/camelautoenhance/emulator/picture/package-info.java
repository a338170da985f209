/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** Pixels of a JPEG; imports nothing of the emulator. Internal; may change in any release. */
@NullMarked
package io.github.camelautoenhance.emulator.picture;

import org.jspecify.annotations.NullMarked;
