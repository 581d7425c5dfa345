export { type FeedPage, getCommentsFeedPage, getEntriesFeedPage } from './feed-queries.ts';
