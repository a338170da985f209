package com.example.photos;

import org.apache.camel.main.Main;

public class PhotoApplication {

    public static void main(String[] args) throws Exception {
        System.exit(new Main(PhotoApplication.class).run(args));
    }
}
