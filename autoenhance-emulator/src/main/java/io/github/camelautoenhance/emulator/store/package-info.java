/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/**
 * What the service knows of one customer: records, their files, and the lock under which they change together.
 * Internal; may change in any release.
 */
@NullMarked
package io.github.camelautoenhance.emulator.store;

import org.jspecify.annotations.NullMarked;
