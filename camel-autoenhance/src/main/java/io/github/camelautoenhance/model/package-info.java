/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/**
 * The service's records as immutable values, and the listener of uploads. Fields that this version has no name for are
 * kept. Public API.
 */
@NullMarked
package io.github.camelautoenhance.model;

import org.jspecify.annotations.NullMarked;
