/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/**
 * Background work of the service: grouping and merging brackets, enhancement, renditions. Internal; may change in any
 * release.
 */
@NullMarked
package io.github.camelautoenhance.emulator.work;

import org.jspecify.annotations.NullMarked;
