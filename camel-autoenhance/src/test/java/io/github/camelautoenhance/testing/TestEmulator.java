/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.testing;

import io.github.camelautoenhance.emulator.AutoenhanceEmulator;
import io.github.camelautoenhance.emulator.AutoenhanceEmulatorExtension;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts an emulator for a test class, with the {@link Settings} of that class, and resets it before each test. */
public final class TestEmulator implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    /** What is unusual about the emulator of a test class. */
    @Inherited
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Settings {

        /** Whether images and orders finish by themselves; otherwise only when a test calls {@code finish}. */
        boolean finishes() default true;

        /** Whether it speaks TLS, with the certificate {@link TestCertificate#localhost()}. */
        boolean tls() default false;
    }

    private @Nullable AutoenhanceEmulatorExtension extension;

    public AutoenhanceEmulator get() {
        return extension().get();
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        AutoenhanceEmulator.Builder builder = AutoenhanceEmulator.builder();
        Settings settings = context.getRequiredTestClass().getAnnotation(Settings.class);
        if (settings != null && !settings.finishes()) {
            builder.processingTime(Duration.ofDays(1)).groupingTime(Duration.ofDays(1));
        }
        if (settings != null && settings.tls()) {
            builder.tls(TestCertificate.localhost().sslContext());
        }
        extension = new AutoenhanceEmulatorExtension(builder);
        extension.beforeAll(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        extension().beforeEach(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        extension().afterAll(context);
    }

    private AutoenhanceEmulatorExtension extension() {
        return Objects.requireNonNull(extension, "no test class is running");
    }
}
