/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/**
 * Reads, changes and writes pictures; depends on no other package of the emulator. Internal; may change in any release.
 */
@NullMarked
package io.github.camelautoenhance.emulator.picture;

import org.jspecify.annotations.NullMarked;
