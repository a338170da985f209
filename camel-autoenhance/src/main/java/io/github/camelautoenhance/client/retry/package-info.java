/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** One attempt, its outcome, and the decision whether there is another. Internal; may change in any release. */
@NullMarked
package io.github.camelautoenhance.client.retry;

import org.jspecify.annotations.NullMarked;
