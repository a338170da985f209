/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/**
 * The operations of the API and the storage: which requests they accept and what they answer. Internal; may change in
 * any release.
 */
@NullMarked
package io.github.camelautoenhance.emulator.api;

import org.jspecify.annotations.NullMarked;
