/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/**
 * The API and the storage, operation by operation: the rules of a request and its reply. Internal; may change in any
 * release.
 */
@NullMarked
package io.github.camelautoenhance.emulator.api;

import org.jspecify.annotations.NullMarked;
