/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** A process that is killed in the midst of its uploads and started again. */
@NullMarked
package io.github.camelautoenhance.reliability.kill;

import org.jspecify.annotations.NullMarked;
