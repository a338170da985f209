/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/**
 * The images, brackets, orders and credits of the emulated customer as tests read them, and the switches of the
 * service. API.
 */
@NullMarked
package io.github.camelautoenhance.emulator.account;

import org.jspecify.annotations.NullMarked;
