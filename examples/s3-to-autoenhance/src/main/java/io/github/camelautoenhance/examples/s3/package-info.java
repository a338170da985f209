/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
/** Photos of an S3 bucket to Autoenhance.ai. */
@NullMarked
package io.github.camelautoenhance.examples.s3;

import org.jspecify.annotations.NullMarked;
