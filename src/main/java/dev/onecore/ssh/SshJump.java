package dev.onecore.ssh;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** Reaches a host through the session with another one, as {@code ProxyJump} does: no port is opened here. */
final class SshJump implements Proxy {

    private final Session through;
    private @Nullable ChannelDirectTCPIP channel;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();

    SshJump(Session through) {
        this.through = through;
    }

    @Override
    public void connect(@Nullable SocketFactory unused, String host, int port, int timeoutMs)
            throws JSchException, IOException {
        ChannelDirectTCPIP direct = (ChannelDirectTCPIP) through.openChannel("direct-tcpip");
        channel = direct;
        direct.setHost(host);
        direct.setPort(port);
        in = direct.getInputStream();
        out = direct.getOutputStream();
        direct.connect(timeoutMs);
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    @Override
    public @Nullable Socket getSocket() {
        return null;
    }

    @Override
    public void close() {
        if (channel != null) {
            channel.disconnect();
        }
    }
}
