/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/**
 * What a route author names: component, endpoint, options and header constants. Public API.
 *
 * <p>The exceptions are in {@link io.github.camelautoenhance.error}, the records of the service in
 * {@link io.github.camelautoenhance.model}.
 */
@NullMarked
package io.github.camelautoenhance;

import org.jspecify.annotations.NullMarked;
