/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/**
 * The web page, the data it shows, and the control interface under {@code /emulator/}. Internal; may change in any
 * release.
 */
@NullMarked
package io.github.camelautoenhance.emulator.page;

import org.jspecify.annotations.NullMarked;
