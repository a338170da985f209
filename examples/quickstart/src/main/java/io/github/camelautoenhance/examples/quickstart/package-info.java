/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** A folder of photos goes to Autoenhance.ai, or to its emulator, by one route. Start at {@code PhotoRoute}. */
@NullMarked
package io.github.camelautoenhance.examples.quickstart;

import org.jspecify.annotations.NullMarked;
