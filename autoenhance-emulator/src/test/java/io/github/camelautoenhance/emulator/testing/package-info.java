/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** Clients, servers and clocks that several tests use. */
@NullMarked
package io.github.camelautoenhance.emulator.testing;

import org.jspecify.annotations.NullMarked;
