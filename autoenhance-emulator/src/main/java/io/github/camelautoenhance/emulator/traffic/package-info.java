/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** What tests program and read: faults, chaos and webhook events; recorded requests, replies and deliveries. API. */
@NullMarked
package io.github.camelautoenhance.emulator.traffic;

import org.jspecify.annotations.NullMarked;
