/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/**
 * What the emulated customer has, as tests see it: images, brackets, orders, credits; and the switches of the service.
 * API.
 */
@NullMarked
package io.github.camelautoenhance.emulator.account;

import org.jspecify.annotations.NullMarked;
