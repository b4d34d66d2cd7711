// Socket.IO as its authors ship it: an event with an acknowledgement, one that is pushed, one with an attachment.
const {createServer} = require('http');
const {Server} = require('socket.io');

const http = createServer();
new Server(http, {pingInterval: 300, pingTimeout: 2000}).on('connection', socket => {
  socket.on('echo', (text, acknowledge) => acknowledge('ok ' + text));
  socket.emit('news', 1);
  socket.emit('file', Buffer.from([1, 2, 3]));
});
http.listen(0, '127.0.0.1', () => console.log(http.address().port));
process.stdin.on('end', () => process.exit()).resume();
