/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** Starts and stops a local emulator of the Autoenhance.ai API and its storage, from a test or as a program. API. */
@NullMarked
package io.github.camelautoenhance.emulator;

import org.jspecify.annotations.NullMarked;
