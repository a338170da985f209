/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/**
 * The photo in the message body and the picture that becomes the body, with their names, types and temporary files.
 * Internal; may change in any release.
 */
@NullMarked
package io.github.camelautoenhance.body;

import org.jspecify.annotations.NullMarked;
