package blindbrush.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Debian's nginx as a child process with a configuration and folders of its own, as the documentation sets it up before the application. */
public final class Nginx implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/nginx");
    private static final Path OPENSSL = Path.of("/usr/bin/openssl");
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(5);

    private final Process process;

    private Nginx(Process process) {
        this.process = process;
    }

    public static boolean isInstalled() {
        return Files.isExecutable(PROGRAM) && Files.isExecutable(OPENSSL);
    }

    /** Answers at this address and passes everything on to a port of this machine. */
    public static Nginx start(Path folder, URI site, int port) throws IOException, InterruptedException {
        Path home = Files.createDirectories(folder.resolve("nginx"));
        if (site.getScheme().equals("https")) {
            certify(home);
        }
        Path settings = Files.writeString(home.resolve("nginx.conf"), settings(home, site, port));
        Process process = new ProcessBuilder(PROGRAM.toString(), "-p", home.toString(), "-c", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile())
                .start();
        await(process, site.getPort(), home.resolve("log"));
        return new Nginx(process);
    }

    /** Whether it still runs. */
    public boolean isRunning() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private static String settings(Path home, URI site, int port) {
        boolean https = site.getScheme().equals("https");
        return """
                daemon off;
                master_process off;
                pid %1$s/pid;
                error_log stderr;
                events { worker_connections 256; }
                http {
                  access_log off;
                  client_body_temp_path %1$s/body;
                  proxy_temp_path %1$s/proxy;
                  fastcgi_temp_path %1$s/fastcgi;
                  uwsgi_temp_path %1$s/uwsgi;
                  scgi_temp_path %1$s/scgi;
                  server {
                    listen 127.0.0.1:%2$d%3$s;
                    location %4$s/ {
                      proxy_pass http://127.0.0.1:%5$d;
                      proxy_set_header X-Forwarded-For $remote_addr;
                      proxy_set_header X-Forwarded-Proto $scheme;
                      client_max_body_size 200m;
                    }
                  }
                }
                """.formatted(
                home,
                site.getPort(),
                https ? " ssl; ssl_certificate %1$s/cert.pem; ssl_certificate_key %1$s/key.pem".formatted(home) : "",
                site.getPath(),
                port);
    }

    private static void certify(Path home) throws IOException, InterruptedException {
        new ProcessBuilder(
                        OPENSSL.toString(),
                        "req",
                        "-x509",
                        "-newkey",
                        "rsa:2048",
                        "-nodes",
                        "-days",
                        "1",
                        "-subj",
                        "/CN=localhost",
                        "-keyout",
                        home.resolve("key.pem").toString(),
                        "-out",
                        home.resolve("cert.pem").toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("openssl.log").toFile())
                .start()
                .waitFor();
    }

    private static void await(Process process, int port, Path log) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(STARTS_WITHIN);
        while (process.isAlive() && Instant.now().isBefore(deadline)) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
        throw new AssertionError("nginx does not answer:\n" + Files.readString(log));
    }
}
