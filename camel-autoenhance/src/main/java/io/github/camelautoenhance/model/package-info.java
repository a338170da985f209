/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** What the service answers, as immutable records. Fields that this version does not know are kept, not dropped. */
@NullMarked
package io.github.camelautoenhance.model;

import org.jspecify.annotations.NullMarked;
