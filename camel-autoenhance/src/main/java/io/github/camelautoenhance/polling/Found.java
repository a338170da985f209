/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.polling;

import io.github.camelautoenhance.error.AutoenhanceException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a poll has found.
 *
 * @param failure what kept it from finding more; told when the rest has been handed over
 */
public record Found(List<Finished> finished, @Nullable AutoenhanceException failure) {}
