package dev.onecore.bench;

import dev.onecore.model.Load;
import dev.onecore.socket.SocketDsl;
import java.net.URI;
import java.util.List;

/** Who is compared: the same loads by a bare client, by the socket actions, by Gatling's own DSL. */
final class Contestants {
    private static final int CONNECTIONS = 100;
    private static final int SIZE = 24;
    private static final int FILE = 50_000_000;
    private static final int CHUNK = 65_536;

    private Contestants() {}

    static List<Contestant> all(URI server) {
        Load one = new Load.EchoLoop(CONNECTIONS, 1, SIZE);
        Load sixteen = new Load.EchoLoop(CONNECTIONS, 16, SIZE);
        Load upload = new Load.Upload(1, FILE, CHUNK);
        return List.of(
                new Contestant("echo-1 bare", false, () -> BareClient.echo(server, CONNECTIONS, 1, SIZE)),
                new Contestant("echo-1 actions", false, () -> InGatling.actions(server, "/echo", one, SocketDsl::loop)),
                new Contestant("echo-1 stock", false, () -> InGatling.stock(server, CONNECTIONS, SIZE)),
                new Contestant("echo-16 bare", false, () -> BareClient.echo(server, CONNECTIONS, 16, SIZE)),
                new Contestant(
                        "echo-16 actions", false, () -> InGatling.actions(server, "/echo", sixteen, SocketDsl::loop)),
                new Contestant("upload bare", true, () -> BareClient.upload(server, FILE, CHUNK)),
                new Contestant(
                        "upload actions", true, () -> InGatling.actions(server, "/upload", upload, SocketDsl::upload)));
    }
}
