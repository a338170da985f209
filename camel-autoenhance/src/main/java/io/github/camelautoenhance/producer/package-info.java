/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/**
 * The asynchronous producer that all resources share: operations, calls in stages, back-pressure, threads and health.
 * Internal; may change in any release.
 */
@NullMarked
package io.github.camelautoenhance.producer;

import org.jspecify.annotations.NullMarked;
