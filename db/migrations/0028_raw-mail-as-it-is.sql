-- Most of a mail is attachments in base64, which the server cannot make smaller, and tried for a millisecond each.
ALTER TABLE "blobs" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
