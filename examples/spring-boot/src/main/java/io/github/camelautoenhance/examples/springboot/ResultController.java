/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file.
 */
package io.github.camelautoenhance.examples.springboot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * What the page shows: the images as JSON, which it asks for every few seconds, and their pictures.
 *
 * <pre>{@code
 * curl http://127.0.0.1:8080/results
 * curl -O http://127.0.0.1:8080/results/{imageId}/after
 * }</pre>
 */
@RestController
class ResultController {

    private final Results results;

    ResultController(Results results) {
        this.results = results;
    }

    @GetMapping("/results")
    ResponseEntity<List<Result>> results() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(results.all());
    }

    @GetMapping("/results/{imageId}/before")
    ResponseEntity<Resource> before(@PathVariable String imageId) {
        return picture(imageId, false);
    }

    @GetMapping("/results/{imageId}/after")
    ResponseEntity<Resource> after(@PathVariable String imageId) {
        return picture(imageId, true);
    }

    /** A picture whose image is processed anew has the same address: it is asked for again. */
    private ResponseEntity<Resource> picture(String imageId, boolean after) {
        Path file = results.picture(imageId, after)
                .filter(Files::isRegularFile)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such picture."));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noCache())
                .body(new FileSystemResource(file));
    }
}
