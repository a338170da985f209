/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.springboot;

import java.io.File;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/**
 * The application. All its settings are in {@code application.properties}; the component's own begin with
 * {@code camel.component.autoenhance}.
 *
 * <pre>{@code
 * AUTOENHANCE_API_KEY=... java -jar camel-autoenhance-example-spring-boot-1.0.0-SNAPSHOT.jar
 * }</pre>
 */
@SpringBootApplication
public class PhotoApplication {

    private static final int REMEMBERED = 10_000;
    private static final long MAX_FILE_SIZE = 32_768_000;

    /** Runs until it is stopped. */
    public static void main(String[] args) {
        SpringApplication.run(PhotoApplication.class, args);
    }

    /**
     * The photos of the folder that have been uploaded: one that was uploaded but not yet moved when the process died
     * is not uploaded again. The route starts and stops it.
     */
    @Bean(destroyMethod = "")
    IdempotentRepository uploaded(@Value("${photos.home}") File home) {
        FileIdempotentRepository repository = new FileIdempotentRepository();
        repository.setFileStore(new File(home, "uploaded.txt"));
        repository.setCacheSize(REMEMBERED);
        repository.setMaxFileStoreSize(MAX_FILE_SIZE);
        return repository;
    }
}
