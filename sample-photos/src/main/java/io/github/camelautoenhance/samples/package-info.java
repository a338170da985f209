/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/**
 * Sample real-estate photos that the project draws itself: real JPEG files with EXIF, for first steps and for tests.
 */
@NullMarked
package io.github.camelautoenhance.samples;

import org.jspecify.annotations.NullMarked;
