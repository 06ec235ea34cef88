import type { RouteObject } from 'react-router';
import '../../components/object-form.css';
import './reviews.css';
import { AnswerPage } from './AnswerPage.tsx';
import { CampaignPage } from './CampaignPage.tsx';
import { FinishPage } from './FinishPage.tsx';
import { ReviewsPage } from './ReviewsPage.tsx';

/** `/reviews`, `/reviews/<campaign>/<candidate of a role>`, and of another console `/reviews/answer/<file>/<candidate of a role>`. */
export const routes: RouteObject[] = [
  { path: 'reviews', element: <ReviewsPage /> },
  { path: 'reviews/answer/:digest/*', element: <AnswerPage /> },
  { path: 'reviews/:campaign/finish', element: <FinishPage /> },
  { path: 'reviews/:campaign/*', element: <CampaignPage /> },
];
