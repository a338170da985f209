/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/**
 * What the examples share to run on the emulator ({@link io.github.camelautoenhance.examples.stage.EmulatorRun}) and in
 * their tests ({@link io.github.camelautoenhance.examples.stage.JavaProcess}). An application needs none of it.
 */
@NullMarked
package io.github.camelautoenhance.examples.stage;

import org.jspecify.annotations.NullMarked;
