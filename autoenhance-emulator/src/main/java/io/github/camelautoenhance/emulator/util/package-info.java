/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** JSON, digests and file trees; depends on no other package of the emulator. Internal; may change in any release. */
@NullMarked
package io.github.camelautoenhance.emulator.util;

import org.jspecify.annotations.NullMarked;
