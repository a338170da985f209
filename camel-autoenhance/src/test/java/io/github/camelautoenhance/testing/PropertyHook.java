/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.testing;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.camelautoenhance.emulator.contract.ContractExtension;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;
import org.opentest4j.AssertionFailedError;

/**
 * Does for property tests what JUnit's time limit, {@link SecretsExtension} and {@link ContractExtension} do for the
 * others. Registered for the whole suite.
 */
public final class PropertyHook implements AroundPropertyHook, AroundTryHook {

    private static final Duration TIME_OF_ONE_TRY = Duration.ofSeconds(20);

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        SecretsExtension.forgetLog();
        PropertyExecutionResult result = property.execute();
        try {
            SecretsExtension.assertNoSecretInLog();
            ContractExtension.assertKept();
            return result;
        } catch (AssertionError e) {
            return result.mapToFailed(e);
        }
    }

    @Override
    public TryExecutionResult aroundTry(TryLifecycleContext context, TryExecutor oneTry, List<Object> parameters) {
        try {
            return assertTimeoutPreemptively(TIME_OF_ONE_TRY, () -> oneTry.execute(parameters));
        } catch (AssertionFailedError e) {
            return TryExecutionResult.falsified(e);
        }
    }
}
