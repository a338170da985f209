/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.emulator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs an emulator for the tests of a JUnit 5 class: one for the class if registered in a static field or with
 * {@code @ExtendWith}, one for each test if registered in an instance field. It is reset before each test. Tests can
 * have it as a parameter of type {@link AutoenhanceEmulator}.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final AutoenhanceEmulatorExtension EMULATOR = new AutoenhanceEmulatorExtension();
 * // in a test: EMULATOR.get().baseUrl()
 * }</pre>
 */
public final class AutoenhanceEmulatorExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    private final AutoenhanceEmulator.Builder builder;
    private @Nullable AutoenhanceEmulator emulator;
    private String startedFor = "";

    /** An emulator with default settings. */
    public AutoenhanceEmulatorExtension() {
        this(AutoenhanceEmulator.builder());
    }

    /** An emulator with these settings. */
    public AutoenhanceEmulatorExtension(AutoenhanceEmulator.Builder builder) {
        this.builder = builder;
    }

    /**
     * The running emulator.
     *
     * @throws IllegalStateException if no test is running
     */
    public AutoenhanceEmulator get() {
        if (emulator == null) {
            throw new IllegalStateException("The emulator runs only during tests of a class that registers it");
        }
        return emulator;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        startOnce(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        startOnce(context);
        get().reset();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        closeIfStartedFor(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        closeIfStartedFor(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == AutoenhanceEmulator.class;
    }

    @Override
    public AutoenhanceEmulator resolveParameter(ParameterContext parameter, ExtensionContext context) {
        startOnce(context);
        return get();
    }

    /** Nested classes call {@link #beforeAll} again; they share the emulator of the class around them. */
    private void startOnce(ExtensionContext context) {
        if (emulator == null) {
            emulator = builder.start();
            startedFor = context.getUniqueId();
        }
    }

    private void closeIfStartedFor(ExtensionContext context) {
        if (emulator != null && startedFor.equals(context.getUniqueId())) {
            emulator.close();
            emulator = null;
        }
    }
}
