/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** A local emulator of the Autoenhance.ai API and its storage. */
@NullMarked
package io.github.camelautoenhance.emulator;

import org.jspecify.annotations.NullMarked;
