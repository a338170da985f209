/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** The component beside plain HttpClient 5 and a two-step camel-http route. Start at {@code Benchmark}. */
@NullMarked
package io.github.camelautoenhance.benchmarks;

import org.jspecify.annotations.NullMarked;
