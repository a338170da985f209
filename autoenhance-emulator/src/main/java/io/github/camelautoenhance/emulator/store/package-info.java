/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/**
 * The records of images, brackets and orders, their files, and the locks under which both change. Internal; may change
 * in any release.
 */
@NullMarked
package io.github.camelautoenhance.emulator.store;

import org.jspecify.annotations.NullMarked;
