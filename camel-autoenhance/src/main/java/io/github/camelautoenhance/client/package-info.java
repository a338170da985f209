/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/**
 * The client of the service behind one {@code Transport} for each set of transport options. No class below this package
 * uses an exchange. Internal; may change in any release.
 */
@NullMarked
package io.github.camelautoenhance.client;

import org.jspecify.annotations.NullMarked;
