/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** Holds what tests make the emulator and its clients say to the OpenAPI description of the service. */
@NullMarked
package io.github.camelautoenhance.emulator.contract;

import org.jspecify.annotations.NullMarked;
