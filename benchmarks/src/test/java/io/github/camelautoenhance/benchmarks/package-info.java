/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** Small runs of the benchmarks, for correctness only. */
@NullMarked
package io.github.camelautoenhance.benchmarks;

import org.jspecify.annotations.NullMarked;
