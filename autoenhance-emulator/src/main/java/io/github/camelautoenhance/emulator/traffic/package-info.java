/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** What tests program and read: faults and chaos going in; requests, replies and events that were recorded. API. */
@NullMarked
package io.github.camelautoenhance.emulator.traffic;

import org.jspecify.annotations.NullMarked;
