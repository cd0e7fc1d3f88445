/* What a shutter does: motion blur along each pixel's path. */
#include <stdlib.h>
#include <string.h>

#include "kernel.h"

enum { SEGMENT = 32, TAPS = 12 };  /* pixels of a row that share a path; samples along it at most */

#define LEAST 1.7f  /* squared pixels: shorter ways are not seen */

typedef struct { float x, y; } Step;

/* The way of a pixel across the screen since the shutter opened, in pixels. `travel`: metres that what is
 * seen there has moved itself. */
static Step path(const Camera *now, const Camera *then, const float travel[3], float x, float y, float d) {
  float u = (x - now->cx) / now->focal, v = (now->cy - y) / now->focal;
  float px = now->ex + d * (now->fx + now->rx * u) - travel[0] - then->ex;
  float py = now->ey + d * v - travel[1] - then->ey;
  float pz = now->ez + d * (now->fz + now->rz * u) - travel[2] - then->ez;
  float depth = maxf(px * then->fx + pz * then->fz, .05f);
  Step s = {x - (then->cx + then->focal * (px * then->rx + pz * then->rz) / depth),
            y - (then->cy - then->focal * py / depth)};
  float long_way = sqrtf(s.x * s.x + s.y * s.y), most = .06f * now->width;
  if (long_way > most) { s.x *= most / long_way; s.y *= most / long_way; }
  return s;
}

/* Where samples along a path lie: offset in pixels from the middle. */
static int samples(Step s, int y, int H, int ox[TAPS], int yy[TAPS]) {
  int taps = mini(TAPS, maxi(2, (int)(sqrtf(s.x * s.x + s.y * s.y) * .6f) + 1));
  for (int k = 0; k < taps; k++) {
    float along = (k + .5f) / taps - .5f;
    ox[k] = (int)floorf(s.x * along + .5f);
    yy[k] = mini(maxi(y + (int)floorf(s.y * along + .5f), 0), H - 1);
  }
  return taps;
}

/* A whole segment, nothing near which moves by itself: a plain mean. */
PASS average(const float *restrict col, ptrdiff_t plane, int W, int taps, const int *ox, const int *yy, int from,
             float *restrict out) {
  for (int c = 0; c < 3; c++) {
    float sum[SEGMENT];
    for (int i = 0; i < SEGMENT; i++) sum[i] = 0.f;
    for (int k = 0; k < taps; k++) {
      const float *restrict p = col + c * plane + (ptrdiff_t)yy[k] * W + ox[k] + from;
      for (int i = 0; i < SEGMENT; i++) sum[i] += p[i];
    }
    float *restrict o = out + c * plane, share = 1.f / taps;
    for (int i = 0; i < SEGMENT; i++) o[i] = sum[i] * share;
  }
}

/* Sums of a row up to each pixel, so that a mean over any stretch of it costs two look-ups. */
typedef struct {
  float upto[3][MAX_WIDTH + 1];
  int row;  /* whose sums these are; -1: nobody's */
} Sums;

static void add_up(const float *col, ptrdiff_t plane, int W, int y, Sums *sums) {
  if (sums->row == y) return;
  sums->row = y;
  const float *r = col + (ptrdiff_t)y * W, *g = r + plane, *b = g + plane;
  float R = 0.f, G = 0.f, B = 0.f;  /* three chains of additions side by side */
  for (int x = 0; x < W; x++) {
    sums->upto[0][x] = R; sums->upto[1][x] = G; sums->upto[2][x] = B;
    R += r[x]; G += g[x]; B += b[x];
  }
  sums->upto[0][W] = R; sums->upto[1][W] = G; sums->upto[2][W] = B;
}

/* Means over `half` pixels (at least .5) to both sides of each middle, fractions of pixels included. */
PASS slide(const float *restrict upto, const float *restrict p, int from, int n, float half, float *restrict o) {
  int whole = (int)(half + .5f);
  float part = half + .5f - whole, share = 1.f / (2.f * half);
  EACH (int i = 0; i < n; i++) {
    int x = from + i;
    float sum = upto[x + whole] - upto[x - whole + 1] + part * (p[x - whole] + p[x + whole]);
    o[i] = sum * share;
  }
}

/* Mean along the path of pixels of the same kind (moving or not), so that neither smears into the other. */
static void expose(const float *col, const uint8_t *mat, int W, int H, int y, int from, int to, int moving, Step s,
                   Sums *sums, float *out) {
  ptrdiff_t plane = (ptrdiff_t)W * H, row = (ptrdiff_t)y * W;
  float sum[3][SEGMENT], weight[SEGMENT];
  int ox[TAPS], yy[TAPS], n = to - from, taps = samples(s, y, H, ox, yy), plain = !moving && n == SEGMENT;
  int far = (int)(.5f * fabsf(s.x)) + 2;
  if (!moving && fabsf(s.y) < .7f && from >= far && to + far <= W &&
      !memchr(mat + row + from - far, MOVING, (size_t)(n + 2 * far))) {
    add_up(col, plane, W, y, sums);
    for (int c = 0; c < 3; c++)
      slide(sums->upto[c], col + c * plane + row, from, n, .5f * fabsf(s.x), out + c * plane + row + from);
    return;
  }
  for (int k = 0; k < taps && plain; k++)
    plain = from + ox[k] >= 0 && to + ox[k] <= W && !memchr(mat + (ptrdiff_t)yy[k] * W + from + ox[k], MOVING, SEGMENT);
  if (plain && !memchr(mat + row + from, MOVING, SEGMENT)) {
    average(col, plane, W, taps, ox, yy, from, out + row + from);
    return;
  }
  for (int i = 0; i < n; i++) {
    weight[i] = 1e-3f;
    for (int c = 0; c < 3; c++) sum[c][i] = 1e-3f * col[c * plane + row + from + i];
  }
  for (int k = 0; k < taps; k++) {
    int a = maxi(from, -ox[k]), b = mini(to, W - ox[k]);
    const uint8_t *m = mat + (ptrdiff_t)yy[k] * W + ox[k];
    for (int x = a; x < b; x++) {
      float w = (m[x] == MOVING) == moving ? 1.f : 0.f;
      weight[x - from] += w;
      for (int c = 0; c < 3; c++) sum[c][x - from] += w * col[c * plane + (ptrdiff_t)yy[k] * W + ox[k] + x];
    }
  }
  for (int i = 0; i < n; i++)
    if ((mat[row + from + i] == MOVING) == moving)
      for (int c = 0; c < 3; c++) out[c * plane + row + from + i] = sum[c][i] / weight[i];
}

static void copy(const float *col, ptrdiff_t plane, ptrdiff_t at, int n, float *out) {
  for (int c = 0; c < 3; c++) memcpy(out + c * plane + at, col + c * plane + at, sizeof(float) * (size_t)n);
}

/* Rows y0..y1 of `col` as a shutter sees them that opened when the camera was `then`, into `out`. blurred [height]
 * [segments of a row]: becomes 1 where something moved, and `out` is written there alone; NULL: everywhere. */
API void fg_motion(const Camera *now, const Camera *then, const float *travel, const float *depth, const uint8_t *mat,
                   const float *col, float *out, uint8_t *blurred, int y0, int y1) {
  const float still[3] = {0.f, 0.f, 0.f};
  int W = now->width, H = now->height, across = (W + SEGMENT - 1) / SEGMENT;
  ptrdiff_t plane = (ptrdiff_t)W * H;
  Sums sums;
  sums.row = -1;
  for (int y = y0; y < y1; y++)
    for (int from = 0; from < W; from += SEGMENT) {
      int to = mini(from + SEGMENT, W), some[2] = {-1, -1}, middle = (from + to) / 2, goes[2] = {0, 0};
      ptrdiff_t row = (ptrdiff_t)y * W;
      Step way[2];
      int mixed = memchr(mat + row + from, MOVING, (size_t)(to - from)) != NULL;  /* most segments show one kind */
      if (!mixed) some[0] = middle;
      for (int x = from; x < to && mixed; x++) {  /* the pixel of each kind that is nearest to the middle */
        int kind = mat[row + x] == MOVING;
        if (some[kind] < 0 || abs(x - middle) < abs(some[kind] - middle)) some[kind] = x;
      }
      for (int kind = 0; kind < 2; kind++) {
        if (some[kind] < 0) continue;
        way[kind] = path(now, then, kind ? travel : still, (float)some[kind], (float)y, depth[row + some[kind]]);
        goes[kind] = way[kind].x * way[kind].x + way[kind].y * way[kind].y >= LEAST;
      }
      if (blurred) blurred[(ptrdiff_t)y * across + from / SEGMENT] = (uint8_t)(goes[0] | goes[1]);
      if ((mixed && (goes[0] || goes[1])) || (!goes[0] && !goes[1] && !blurred))
        copy(col, plane, row + from, to - from, out);
      for (int kind = 0; kind < 2; kind++)
        if (goes[kind]) expose(col, mat, W, H, y, from, to, kind, way[kind], &sums, out);
    }
}

/* `col` takes what fg_motion blurred. */
API void fg_motion_set(const float *out, const uint8_t *blurred, int W, int H, float *col, int y0, int y1) {
  int across = (W + SEGMENT - 1) / SEGMENT;
  for (int y = y0; y < y1; y++)
    for (int k = 0; k < across; k++)
      if (blurred[(ptrdiff_t)y * across + k])
        copy(out, (ptrdiff_t)W * H, (ptrdiff_t)y * W + k * SEGMENT, mini(SEGMENT, W - k * SEGMENT), col);
}

/* *moved: how many of a grid of pixels moved visibly since the shutter opened. */
API void fg_moved(const Camera *now, const Camera *then, const float *travel, const float *depth, const uint8_t *mat,
                  int32_t *moved) {
  const float still[3] = {0.f, 0.f, 0.f};
  *moved = 0;
  for (int j = 0; j < 40; j++)
    for (int i = 0; i < 64; i++) {
      int x = (now->width - 1) * i / 63, y = (now->height - 1) * j / 39;
      ptrdiff_t o = (ptrdiff_t)y * now->width + x;
      Step s = path(now, then, mat[o] == MOVING ? travel : still, (float)x, (float)y, depth[o]);
      *moved += s.x * s.x + s.y * s.y >= LEAST;
    }
}
